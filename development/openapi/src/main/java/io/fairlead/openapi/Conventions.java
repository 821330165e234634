package io.fairlead.openapi;

/** What every reader of a document has to know before the first operation. */
final class Conventions {

    static final String TEXT = """
            The account is the caller's and is taken from the token; the rest of the scope is in the path, so most \
            resources have three paths: at the account, in an organisation and in a project.

            - **Errors** are problem documents (RFC 9457). Programs branch on `code`, which is stable; `detail` is for \
            people and may change.
            - **Changes** of an existing resource need `If-Match` with its ETag where the operation takes that header.
            - **Lists** come in pages: repeat the request with `nextPageToken` as `pageToken` until there is none.
            - **Times** are in UTC as RFC 3339 writes them, durations in ISO 8601 unless the name ends in `Millis`.
            - **Requests** may not have unknown fields. **Answers** may get new ones: ignore those that you do not know.
            - What lies outside the caller's grants does not exist for them: the answer is 404, not 403.""";

    private Conventions() {}
}
