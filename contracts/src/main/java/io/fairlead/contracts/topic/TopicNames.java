package io.fairlead.contracts.topic;

/**
 * The topics' names as constants, for annotations, with the prefix that a setting may replace; a test holds them against
 * {@link Topic}. What begins with {@link #PUBLIC} is for other teams.
 */
public final class TopicNames {

    /** What a setting may replace. */
    public static final String PREFIX = "fairlead.";

    /** How the names of all public topics begin, and of no other: one rule grants them all. */
    public static final String PUBLIC = PREFIX + "public.";

    public static final String CONNECTOR_EVENTS = PUBLIC + "connector.events.v1";
    public static final String CONNECTOR_STATE = PUBLIC + "connector.state.v1";
    public static final String CONNECTOR_STATUS = PUBLIC + "connector.status.v1";
    public static final String CONNECTOR_INTERNAL = PREFIX + "connector.internal.v1";
    public static final String SECRET_EVENTS = PUBLIC + "secret.events.v1";
    public static final String SECRET_STATE = PUBLIC + "secret.state.v1";
    public static final String SECRET_INTERNAL = PREFIX + "secret.internal.v1";
    public static final String TEST_EVENTS = PUBLIC + "test.events.v1";
    public static final String TEST_INTERNAL = PREFIX + "test.internal.v1";
    public static final String TEST_PROGRESS = PREFIX + "test.progress.v1";
    public static final String DELEGATE_EVENTS = PUBLIC + "delegate.events.v1";
    public static final String DELEGATE_INTERNAL = PREFIX + "delegate.internal.v1";
    public static final String DELEGATE_STATE = PREFIX + "delegate.state.v1";
    public static final String TASK_INTERNAL = PREFIX + "task.internal.v1";
    public static final String OPERATION_EVENTS = PUBLIC + "operation.events.v1";
    public static final String OPERATION_INTERNAL = PREFIX + "operation.internal.v1";

    private TopicNames() {}
}
