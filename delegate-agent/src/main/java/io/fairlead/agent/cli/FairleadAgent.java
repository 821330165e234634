package io.fairlead.agent.cli;

import io.fairlead.agent.server.Enroller;
import java.io.InputStream;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The program {@code fairlead-agent}. */
@Command(
        name = "fairlead-agent",
        description = "Proves connectors to container registries from where it runs.",
        mixinStandardHelpOptions = true,
        versionProvider = AgentVersion.class,
        subcommands = RunCommand.class,
        footer = {
            "",
            "Every option can also be given by the environment variable named with it.",
            "",
            "Exit codes of run: 0 stopped in order, 1 failed, 2 wrong options or a refused enrolment token.",
            "",
            "Recommended: java -Xmx64m -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Xss512k -jar fairlead-agent.jar run"
        })
public final class FairleadAgent {

    private FairleadAgent() {}

    public static void main(String[] arguments) {
        System.setProperty("java.util.logging.manager", ShutdownSafeLogManager.class.getName());
        // The JDK refuses Basic to proxies by default; the operator who gives a password for one wants it.
        System.setProperty("jdk.http.auth.tunneling.disabledSchemes", "");
        System.exit(commandLine(System.in).execute(arguments));
    }

    static CommandLine commandLine(InputStream in) {
        return new CommandLine(new FairleadAgent())
                .addSubcommand(new DoctorCommand(in))
                .addSubcommand(new ExplainCommand(in))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setUsageHelpWidth(110);
    }

    /** Why the program ends at once. */
    static String rejectionMessage(Enroller.EnrolmentResult.Rejected rejected) {
        return "The enrolment token was refused (status %d): %s. Tokens work once and expire; make a new one."
                .formatted(rejected.status(), rejected.reason().isEmpty() ? "no reason given" : rejected.reason());
    }
}
