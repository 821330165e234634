package io.fairlead.testkit.registry;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Runs an {@link IbmRegistry} from the command line and prints what it does. */
final class IbmRegistryCommand {

    private static final String USAGE =
            "usage: IbmRegistry --port 5000 --key <API key> [--bind 127.0.0.1] [--repository my-namespace/app]";

    private static final List<String> KNOWN = List.of("--port", "--key", "--bind", "--repository");

    private IbmRegistryCommand() {}

    static void run(String[] arguments) throws InterruptedException {
        var options = options(arguments);
        var key = options.get("--key");
        if (key == null) {
            System.err.println(USAGE);
            System.exit(2);
            return;
        }
        var bind = options.getOrDefault("--bind", LoopbackServer.LOOPBACK);
        var port = Integer.parseInt(options.getOrDefault("--port", "5000"));
        try (var registry =
                IbmRegistry.start(TokenService.ibm(key), bind, port, ChallengeStyle.AS_IT_IS, System.out::println)) {
            var repository = options.getOrDefault("--repository", "my-namespace/app");
            registry.push(repository);
            System.out.printf(
                    "A registry that answers as IBM's does listens on %s%n"
                            + "  user name   iamapikey%n"
                            + "  API key     the one given with --key%n"
                            + "  image       %s/%s:latest%n"
                            + "Every request is shown below. Ctrl-C ends it.%n",
                    registry.url(), registry.address(), repository);
            Thread.currentThread().join();
        }
    }

    private static Map<String, String> options(String[] arguments) {
        Map<String, String> options = new HashMap<>();
        for (var i = 0; i + 1 < arguments.length && KNOWN.contains(arguments[i]); i += 2) {
            options.put(arguments[i], arguments[i + 1]);
        }
        return options.size() * 2 == arguments.length ? options : Map.of();
    }
}
