package io.fairlead.agent.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;

class NamePageReaderTests {

    @Test
    void keepsTheOrderOfARegistryThatKnowsPages() {
        var page = read(3, "m", "{\"name\":\"app\",\"tags\":[\"z\",\"a\"]}");

        assertThat(page.names()).containsExactly("z", "a");
        assertThat(page.isFull()).isFalse();
    }

    @Test
    void ordersAListThatTakesNoHeedOfTheSize() {
        var first = read(2, null, "{\"tags\":[\"c\",\"a\",\"d\",\"b\"]}");
        var second = read(2, "b", "{\"tags\":[\"c\",\"a\",\"d\",\"b\"]}");

        assertThat(first.names()).containsExactly("a", "b");
        assertThat(first.wasCut()).isTrue();
        assertThat(second.names()).containsExactly("c", "d");
        assertThat(second.isFull()).isFalse();
    }

    @Test
    void noticesThatTheBeginningIsIgnored() {
        assertThat(read(9, "b", "{\"tags\":[\"c\",\"b\",\"a\"]}").names()).containsExactly("a");
    }

    @Test
    void repeatsNoNameOfARegistryWithoutPages() {
        var tags = "{\"tags\":[\"c\",\"a\",\"b\",\"a\"]}";
        var first = read(4, null, tags);
        var second = read(4, first.names().getLast(), tags);

        assertThat(first.names()).containsExactly("c", "a", "b");
        assertThat(first.isFull()).isTrue();
        assertThat(second.names()).isEmpty();
        assertThat(second.isFull()).isFalse();
    }

    @Test
    void takesNoTagsForAnEmptyList() {
        assertThat(read(9, null, "{\"tags\":null}").names()).isEmpty();
        assertThat(read(9, null, "{\"tags\":[1,{\"a\":[2]},null,\"x\"],\"more\":{}}")
                        .names())
                .containsExactly("x");
    }

    @Test
    void beginsAnewWithEachTry() {
        var page = new NamePageReader("tags", 9, null);
        page.read(stream("{\"tags\":[\"a\"]}"));
        page.read(stream("{\"tags\":[\"b\"]}"));

        assertThat(page.names()).containsExactly("b");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "{}", "{\"tags\":[\"a\"", "<html>", "\"tags\"", "{\"repositories\":[]}"})
    void refusesWhatIsNoList(String body) {
        assertThatThrownBy(() -> read(9, null, body))
                .isInstanceOfAny(NamePageReader.NotAList.class, JacksonException.class);
    }

    private static NamePageReader read(int most, @Nullable String last, String body) {
        var page = new NamePageReader("tags", most, last);
        page.read(stream(body));
        return page;
    }

    private static ByteArrayInputStream stream(String body) {
        return new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8));
    }
}
