package io.fairlead.agent.probe;

import static io.fairlead.agent.probe.RawServer.http;
import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.agent.http.HostResolver;
import java.io.IOException;
import java.net.InetAddress;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Registries that try to have the credential, or a token got with it, sent to a host that nobody approved. */
class CredentialLeakTests {

    private static final String TOKEN = "t0ken-of-ada";

    /** What the registry answers to a request; {@code thief} and {@code self} are the two addresses. */
    private enum Attack {
        FOREIGN_REALM {
            @Override
            String answer(String request, String thief, String self) {
                return challenge(thief + "/token");
            }
        },
        REALM_BY_NUMBER {
            @Override
            String answer(String request, String thief, String self) {
                return challenge(thief.replace("127.0.0.1", "2130706433") + "/token");
            }
        },
        REALM_WITH_OWN_NAME_AS_USER {
            @Override
            String answer(String request, String thief, String self) {
                return challenge(self + "@" + thief.substring("http://".length()) + "/token");
            }
        },
        REALM_WITH_OWN_NAME_AS_QUERY {
            @Override
            String answer(String request, String thief, String self) {
                return challenge(thief + "?" + self + "/token");
            }
        },
        SECOND_CHALLENGE {
            @Override
            String answer(String request, String thief, String self) {
                return http(
                        "401 Unauthorized",
                        "WWW-Authenticate: Negotiate\r\nWWW-Authenticate: Bearer realm=\"" + thief + "/token\"\r\n",
                        "");
            }
        },
        REDIRECT_OF_THE_FIRST_QUESTION {
            @Override
            String answer(String request, String thief, String self) {
                return redirect(thief + "/v2/");
            }
        },
        REDIRECT_WITHOUT_SCHEME {
            @Override
            String answer(String request, String thief, String self) {
                return redirect(thief.substring("http:".length()) + "/v2/");
            }
        },
        REDIRECT_OF_THE_LOGIN {
            @Override
            String answer(String request, String thief, String self) {
                return request.contains("Authorization")
                        ? redirect(thief + "/v2/")
                        : http("401 Unauthorized", "WWW-Authenticate: Basic realm=\"x\"\r\n", "");
            }
        },
        REDIRECT_OF_THE_TOKEN_SERVICE {
            @Override
            String answer(String request, String thief, String self) {
                return request.startsWith("GET /token") ? redirect(thief + "/token") : challenge(self + "/token");
            }
        },
        REDIRECT_OF_THE_TOKEN {
            @Override
            String answer(String request, String thief, String self) {
                return request.contains(TOKEN) ? redirect(thief + "/v2/") : honest(request, self);
            }
        },
        REDIRECT_OF_THE_REPOSITORY {
            @Override
            String answer(String request, String thief, String self) {
                return request.contains("/tags/") ? redirect(thief + "/v2/team/app/tags/list") : honest(request, self);
            }
        },
        UPLOAD_ELSEWHERE {
            @Override
            String answer(String request, String thief, String self) {
                return request.startsWith("POST /v2/")
                        ? http("202 Accepted", "Location: " + thief + "/v2/team/app/blobs/uploads/1\r\n", "")
                        : honest(request, self);
            }
        };

        abstract String answer(String request, String thief, String self);

        static String honest(String request, String self) {
            if (request.startsWith("GET /token")) {
                return http("200 OK", "", "{\"token\":\"" + TOKEN + "\"}");
            }
            return request.contains(TOKEN) ? http("200 OK", "", "{}") : challenge(self + "/token");
        }

        static String challenge(String realm) {
            return http("401 Unauthorized", "WWW-Authenticate: Bearer realm=\"" + realm + "\",service=\"s\"\r\n", "");
        }

        static String redirect(String location) {
            return http("307 Temporary Redirect", "Location: " + location + "\r\n", "");
        }
    }

    @ParameterizedTest
    @EnumSource(Attack.class)
    void showsNobodyElseWhatIsSecret(Attack attack) throws IOException {
        try (var thief = RawServer.answering(http("200 OK", "", "{\"token\":\"" + TOKEN + "\"}"));
                var server = new RawServer((request, out) -> {
                    var self = "http://" + request.replaceAll("(?s).*Host: ([^\r]*)\r.*", "$1");
                    out.write(attack.answer(request, thief.url(), self).getBytes());
                });
                var tester = ProbeTester.local()) {
            tester.repository = "team/app";
            tester.push = ProbeOrder.Push.UPLOAD;
            tester.probe(server.url());

            assertThat(server.requests).isNotEmpty();
            assertThat(thief.requests).as("not even asked").isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(Attack.class)
    void isNotMovedByAResolverThatChangesItsMind(Attack attack) throws IOException {
        var lookups = new AtomicInteger();
        HostResolver rebinding = _ -> new InetAddress[] {
            InetAddress.getByName(lookups.getAndIncrement() == 0 ? "127.0.0.1" : "169.254.169.254")
        };
        try (var thief = RawServer.answering(http("200 OK", "", "{\"token\":\"" + TOKEN + "\"}"));
                var server = new RawServer((request, out) -> {
                    var self = "http://" + request.replaceAll("(?s).*Host: ([^\r]*)\r.*", "$1");
                    out.write(attack.answer(request, thief.url(), self).getBytes());
                });
                var tester = new ProbeTester(ProbeTester.LOCAL, rebinding)) {
            tester.probe("http://registry.test:" + server.port());

            assertThat(thief.requests).isEmpty();
            assertThat(lookups).hasValue(1);
        }
    }
}
