package io.fairlead.events.out;

/** An event that this instance stored and holds in memory until its row is deleted. */
final class DirectEvent {

    enum Stage {
        /** Its transaction goes on. */
        STORED,
        COMMITTED,
        SENDING,
        /** The broker has it; the row is still there. */
        SENT
    }

    private final StoredEvent event;
    private Stage stage = Stage.STORED;

    DirectEvent(StoredEvent event) {
        this.event = event;
    }

    StoredEvent event() {
        return event;
    }

    long id() {
        return event.id();
    }

    Stage stage() {
        return stage;
    }

    void moveTo(Stage next) {
        stage = next;
    }
}
