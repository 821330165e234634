package io.fairlead.connector;

import io.fairlead.testkit.rules.HouseRules;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

class HouseRulesTests {

    @Test
    void keepsTheHouseRules() {
        HouseRules.check("io.fairlead.connector");
    }

    @Test
    void packagesUseEachOtherOnlyAsDeclared() {
        ApplicationModules.of(ConnectorService.class).verify();
    }
}
