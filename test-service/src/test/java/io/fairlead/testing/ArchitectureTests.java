package io.fairlead.testing;

import io.fairlead.testkit.rules.HouseRules;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

class ArchitectureTests {

    @Test
    void followsTheHouseRules() {
        HouseRules.check("io.fairlead.testing");
    }

    @Test
    void keepsItsModulesApart() {
        ApplicationModules.of(TestService.class).verify();
    }
}
