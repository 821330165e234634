package io.fairlead.console;

import io.fairlead.testkit.rules.HouseRules;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

class HouseRulesTests {

    @Test
    void keepsTheHouseRules() {
        HouseRules.check("io.fairlead.console");
    }

    @Test
    void packagesUseEachOtherOnlyAsDeclared() {
        ApplicationModules.of(ConsoleApplication.class).verify();
    }
}
