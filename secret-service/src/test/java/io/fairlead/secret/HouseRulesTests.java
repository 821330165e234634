package io.fairlead.secret;

import io.fairlead.testkit.rules.HouseRules;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

class HouseRulesTests {

    @Test
    void holdForThisService() {
        HouseRules.check("io.fairlead.secret");
    }

    @Test
    void packagesUseEachOtherOnlyAsTheySay() {
        ApplicationModules.of(SecretService.class).verify();
    }
}
