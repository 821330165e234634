package io.fairlead.delegate.fleet;

/** What keeps a delegate from some work; of several the first. The first two do not pass by themselves. */
enum Obstacle {
    OTHER_SCOPE,
    TAGS_LACKING,
    DRAINED,
    NEVER_CONNECTED,
    DISCONNECTED,
    BUSY
}
