package io.fairlead.testbed.registry;

/** How a registry words its {@code WWW-Authenticate}. */
public enum Challenge {
    AS_IT_IS {
        @Override
        String worded(String challenge) {
            return challenge;
        }
    },
    /** As Google's Artifact Registry. */
    WITHOUT_SERVICE {
        @Override
        String worded(String challenge) {
            return challenge.replaceFirst(",service=\"[^\"]*\"", "");
        }
    },
    /** Values bare, and a blank after each comma. */
    UNQUOTED {
        @Override
        String worded(String challenge) {
            return challenge.replace("\",", ", ").replace("\"", "");
        }
    };

    abstract String worded(String challenge);
}
