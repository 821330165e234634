package io.fairlead.secret;

import io.fairlead.testkit.rules.HouseRules;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

class HouseRulesTests {

    @Test
    void keepsTheHouseRules() {
        HouseRules.check("io.fairlead.secret");
    }

    @Test
    void packagesUseEachOtherOnlyAsDeclared() {
        ApplicationModules.of(SecretService.class).verify();
    }
}
