package io.fairlead.local;

import io.fairlead.testkit.rules.HouseRules;
import org.junit.jupiter.api.Test;

class HouseRulesTests {

    @Test
    void keepsTheHouseRules() {
        HouseRules.check("io.fairlead.local");
    }
}
