package io.fairlead.benchmarks.attack;

import static io.fairlead.benchmarks.attack.AttackedSuite.json;

import io.fairlead.local.LocalService;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What one finds in logs and processes, and what a tenant is told of others. */
final class InsideAttacks {

    private InsideAttacks() {}

    static List<AttackCase> cases() {
        return List.of(
                new AttackCase("F7", "the first admin's password in the logs", InsideAttacks::passwordInLogs),
                new AttackCase("F16", "the owner's password in a running service", InsideAttacks::ownersPassword),
                new AttackCase("F19", "which secrets the account has", InsideAttacks::secretsOfOthers));
    }

    private static void passwordInLogs(AttackedSuite suite, AttackTally tally) throws IOException {
        var secrets = List.of(suite.adminPassword(), suite.cluster().adminToken());
        try (var logs = Files.walk(suite.cluster().home().resolve("logs"))) {
            for (var log : logs.filter(Files::isRegularFile).toList()) {
                tally.sent(1);
                var text = Files.readString(log, StandardCharsets.ISO_8859_1);
                tally.require(secrets.stream().noneMatch(text::contains), "a secret is in " + log.getFileName());
            }
        }
    }

    private static void ownersPassword(AttackedSuite suite, AttackTally tally) throws IOException {
        for (var service : LocalService.values()) {
            tally.sent(1);
            var process = suite.cluster().process(service.program());
            var environment =
                    Files.readString(Path.of("/proc/%d/environ".formatted(process.pid())), StandardCharsets.ISO_8859_1);
            tally.require(
                    !environment.contains(suite.cluster().database(service).ownerPassword()),
                    service.program() + " has its owner's password");
        }
    }

    private static void secretsOfOthers(AttackedSuite suite, AttackTally tally) {
        var secrets = suite.address(LocalService.SECRET).resolve("/api/v1/secrets");
        tally.expect(
                "a secret of the account",
                suite.post(
                        secrets,
                        suite.admin(),
                        "{\"name\": \"theirs\", \"identifier\": \"theirs\", \"type\": \"SecretText\", \"value\": \"v\"}"),
                201);
        var editor = suite.person("curious", "editor:curious").bearer();
        var there = refer(suite, tally, editor, "theirs");
        var absent = refer(suite, tally, editor, "nothing");
        tally.require(
                there.status() == absent.status()
                        && json(there).path("code").equals(json(absent).path("code")),
                "told apart: %s and %s".formatted(there.start(), absent.start()));
        tally.expect("the account's list", suite.get(secrets, editor), 403, 404);
    }

    private static AttackResponse refer(AttackedSuite suite, AttackTally tally, String editor, String secret) {
        var answer = suite.post(
                suite.address(LocalService.CONNECTOR).resolve("/api/v1/orgs/curious/connectors"), editor, """
                {"name": "c_%s", "type": "DockerRegistry", "spec": {"dockerRegistryUrl": "http://127.0.0.1:1",
                 "providerType": "Other", "auth": {"type": "UsernamePassword",
                  "spec": {"username": "u", "passwordRef": "account.%s"}}}}""".formatted(
                                secret, secret));
        tally.expect("a connector with account." + secret, answer, 400, 403, 404, 409, 422);
        return answer;
    }
}
