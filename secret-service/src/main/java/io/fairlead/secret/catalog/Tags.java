package io.fairlead.secret.catalog;

import java.util.Map;

/** What people find a secret by. */
record Tags(Map<String, String> values) {}
