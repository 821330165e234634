package io.fairlead.contracts.topic;

/** The topics' names as constants, for annotations; a test holds them against {@link Topic}. */
public final class TopicNames {

    public static final String CONNECTOR_EVENTS = "connector.events.v1";
    public static final String CONNECTOR_STATE = "connector.state.v1";
    public static final String SECRET_EVENTS = "secret.events.v1";
    public static final String SECRET_STATE = "secret.state.v1";
    public static final String TEST_EVENTS = "test.events.v1";
    public static final String TEST_PROGRESS = "test.progress.v1";
    public static final String DELEGATE_EVENTS = "delegate.events.v1";
    public static final String DELEGATE_STATE = "delegate.state.v1";
    public static final String TASK_EVENTS = "task.events.v1";
    public static final String OPERATION_EVENTS = "operation.events.v1";

    private TopicNames() {}
}
