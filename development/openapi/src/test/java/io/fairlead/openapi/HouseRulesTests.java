package io.fairlead.openapi;

import io.fairlead.testkit.rules.HouseRules;
import org.junit.jupiter.api.Test;

class HouseRulesTests {

    @Test
    void theModuleKeepsTheRules() {
        HouseRules.check("io.fairlead.openapi");
    }
}
