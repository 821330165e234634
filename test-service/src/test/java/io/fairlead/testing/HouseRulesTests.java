package io.fairlead.testing;

import io.fairlead.testkit.rules.HouseRules;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

class HouseRulesTests {

    @Test
    void keepsTheHouseRules() {
        HouseRules.check("io.fairlead.testing");
    }

    @Test
    void packagesUseEachOtherOnlyAsDeclared() {
        ApplicationModules.of(TestService.class).verify();
    }
}
