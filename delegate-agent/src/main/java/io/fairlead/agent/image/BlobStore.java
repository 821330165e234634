package io.fairlead.agent.image;

import io.fairlead.agent.wire.Answer;
import io.fairlead.agent.wire.Finding;
import io.fairlead.agent.wire.Heard;
import java.util.Optional;

/** Where blobs are put: one repository, which may begin with the first of them. */
record BlobStore(Registry registry, String repository) {

    boolean has(Descriptor blob) {
        var question = registry.question("HEAD", "/v2/" + repository + "/blobs/" + blob.digest());
        var answer = registry.ask(question);
        return switch (answer.status()) {
            case 200 -> true;
            case 404, 405 -> false;
            // Registries may answer a HEAD as they would the GET, from storage.
            case 301, 302, 303, 307, 308 -> true;
            default -> throw Refusal.toWrite(registry, question, answer);
        };
    }

    /** Takes the blob from another repository of the same registry; empty when that was done. */
    Optional<Upload> mount(Descriptor blob, String from) {
        var uploads = uploads();
        var answer =
                post(uploads + "?mount=" + blob.digest().replace(":", "%3A") + "&from=" + from.replace("/", "%2F"));
        return answer.status() == 201 ? Optional.empty() : Optional.of(upload(uploads, answer));
    }

    Upload begin() {
        var uploads = uploads();
        return upload(uploads, post(uploads));
    }

    /** What the end of a streamed body means: a break that may heal, or the end of it all. */
    Finding broken(Heard heard, int breaks) {
        return switch (heard) {
            case Finding finding -> finding;
            case Answer answer -> {
                var refused = Refusal.toWrite(registry, registry.question("PATCH", uploads()), answer);
                if (!mayHeal(answer, breaks)) {
                    throw refused;
                }
                yield refused.finding();
            }
        };
    }

    private boolean mayHeal(Answer answer, int breaks) {
        return switch (answer.status()) {
            case 401 -> {
                registry.renew(answer);
                yield true;
            }
            // The upload is gone, or stands elsewhere than we think.
            case 404, 416, 500, 502, 504 -> true;
            default -> Patience.mayHeal(answer) && registry.waited(answer, breaks);
        };
    }

    private Answer post(String path) {
        var question = registry.question("POST", path);
        var answer = registry.ask(question);
        if (answer.status() != 201 && answer.status() != 202) {
            throw Refusal.toWrite(registry, question, answer);
        }
        return answer;
    }

    private Upload upload(String path, Answer answer) {
        return new Upload(registry, this, Upload.location(registry, path, answer));
    }

    private String uploads() {
        return "/v2/" + repository + "/blobs/uploads/";
    }
}
