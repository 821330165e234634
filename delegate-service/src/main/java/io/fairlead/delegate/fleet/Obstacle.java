package io.fairlead.delegate.fleet;

/** What keeps a delegate from some work; of several the first. The first two do not pass by themselves. */
enum Obstacle {
    /** It serves another scope. */
    OTHER_SCOPE,
    /** It does not bear all the tags that are asked for. */
    TAGS_LACKING,
    /** It is being drained and gets no new work. */
    DRAINED,
    /** It has enrolled and has never connected since. */
    NEVER_CONNECTED,
    /** It is not connected now. */
    DISCONNECTED,
    /** It works on as much as it can at a time. */
    BUSY
}
