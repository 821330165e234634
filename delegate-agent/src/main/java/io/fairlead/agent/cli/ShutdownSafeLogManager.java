package io.fairlead.agent.cli;

import java.util.logging.LogManager;

/** Keeps the log open until the very end; the JDK's own manager closes it as soon as a stop begins. */
public final class ShutdownSafeLogManager extends LogManager {

    @Override
    public void reset() {}
}
