package io.fairlead.testkit.canary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CanarySearchTests {

    private static final String CANARY = "canary \"42\"/+~sings é";

    private final CanarySearch search = CanarySearch.of(CANARY);

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "ab", "abc"})
    void findsItInBase64WhateverStandsBefore(String before) {
        var secret = (before + CANARY + "tail").getBytes(StandardCharsets.UTF_8);

        search.searchIn("standard", Base64.getEncoder().encodeToString(secret));
        search.searchIn("url", Base64.getUrlEncoder().encodeToString(secret));

        assertThat(search.hits()).extracting(CanarySearch.Hit::where).contains("standard", "url");
    }

    @Test
    void findsItInHexInUrlsAndInJson() {
        var bytes = CANARY.getBytes(StandardCharsets.UTF_8);

        search.searchIn("plain", "x" + CANARY);
        search.searchIn("hex", HexFormat.of().formatHex(bytes));
        search.searchIn("form", URLEncoder.encode(CANARY, StandardCharsets.UTF_8));
        search.searchIn("every byte", HexFormat.of().withPrefix("%").formatHex(bytes));
        search.searchIn("json", "{\"key\":\"canary \\\"42\\\"/+~sings é\"}");

        assertThat(search.hits())
                .extracting(CanarySearch.Hit::where)
                .containsExactly("plain", "hex", "form", "every byte", "json");
        assertThat(search.hits().getFirst().offset()).isEqualTo(1);
    }

    @Test
    void findsItAcrossTheEdgesOfWhatIsReadAtOnce(@TempDir Path folder) throws IOException {
        var edge = (1 << 20) - 5;
        Files.writeString(folder.resolve("big.log"), ".".repeat(edge) + CANARY + ".".repeat(edge));

        search.searchIn(folder);

        assertThat(search.hits())
                .singleElement()
                .extracting(CanarySearch.Hit::offset)
                .isEqualTo((long) edge);
    }

    @Test
    void passesOnlyWhenThereWasSomethingToSearch() {
        assertThatThrownBy(search::assertNotFound).hasMessageContaining("nothing was searched");

        search.searchIn("log", "all is quiet").assertNotFound();

        assertThatThrownBy(search.searchIn("log", "it is " + CANARY)::assertNotFound)
                .hasMessageContaining("canary was found")
                .hasMessageNotContaining(CANARY);
    }
}
