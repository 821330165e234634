package io.fairlead.connector;

import io.fairlead.testkit.rules.HouseRules;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

class ArchitectureTests {

    @Test
    void keepsTheHouseRules() {
        HouseRules.check("io.fairlead.connector");
    }

    @Test
    void packagesUseEachOtherOnlyAsTheyMay() {
        ApplicationModules.of(ConnectorService.class).verify();
    }
}
