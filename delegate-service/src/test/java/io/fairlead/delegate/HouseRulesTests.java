package io.fairlead.delegate;

import io.fairlead.testkit.rules.HouseRules;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

class HouseRulesTests {

    @Test
    void keepsTheHouseRules() {
        HouseRules.check("io.fairlead.delegate");
    }

    @Test
    void packagesUseEachOtherOnlyAsDeclared() {
        ApplicationModules.of(DelegateService.class).verify();
    }
}
