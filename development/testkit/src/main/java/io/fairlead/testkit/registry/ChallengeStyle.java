package io.fairlead.testkit.registry;

/** How a registry words its {@code WWW-Authenticate}. */
public enum ChallengeStyle {
    AS_IT_IS {
        @Override
        String rewrite(String challenge) {
            return challenge;
        }
    },
    /** As Google's Artifact Registry. */
    WITHOUT_SERVICE {
        @Override
        String rewrite(String challenge) {
            return challenge.replaceFirst(",service=\"[^\"]*\"", "");
        }
    },
    /** Values bare, and a blank after each comma. */
    UNQUOTED {
        @Override
        String rewrite(String challenge) {
            return challenge.replace("\",", ", ").replace("\"", "");
        }
    };

    abstract String rewrite(String challenge);
}
