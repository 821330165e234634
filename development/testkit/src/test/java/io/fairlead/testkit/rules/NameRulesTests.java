package io.fairlead.testkit.rules;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NameRulesTests {

    @Test
    void findAForbiddenWordAnywhereInAName() {
        assertThat(NameRules.forbiddenIn("hasForgetAll")).contains("forget");
        assertThat(NameRules.forbiddenIn("HTTPWish")).contains("wish");
    }

    @Test
    void takeNoPartOfAWordForAWord() {
        assertThat(NameRules.forbiddenIn("essaySaid2Trades")).contains("said");
        assertThat(NameRules.forbiddenIn("dashboardEssay")).isEmpty();
    }
}
