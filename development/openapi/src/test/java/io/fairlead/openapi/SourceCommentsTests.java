package io.fairlead.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.contracts.connector.ConnectorEvent.ConnectorStatus;
import io.fairlead.http.page.Page;
import io.fairlead.http.page.PageQuery;
import org.junit.jupiter.api.Test;

class SourceCommentsTests {

    private final SourceComments comments = new SourceComments();

    @Test
    void readsRecordsOfOtherModules() {
        assertThat(comments.of(Page.class).text()).isEqualTo("One page of a list.");
        assertThat(comments.of(Page.class).parameter("nextPageToken"))
                .isEqualTo("To be sent as `pageToken` for the next page; absent on the last.");
        assertThat(comments.of(PageQuery.class).parameter("pageSize")).contains("`MaxPageSize`");
    }

    @Test
    void readsConstantsOfNestedEnums() throws NoSuchFieldException {
        assertThat(comments.of(ConnectorStatus.class.getField("PENDING")).text())
                .isEqualTo("A test of this configuration has yet to end.");
    }

    @Test
    void knowsNothingOfWhatHasNoSources() {
        assertThat(comments.of(String.class)).isEqualTo(Comment.NONE);
    }
}
