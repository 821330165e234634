package io.fairlead.testbed;

import org.junit.jupiter.api.Test;

class HouseRulesTests {

    @Test
    void holdForTheTestbedItself() {
        HouseRules.check("io.fairlead.testbed");
    }
}
