package io.fairlead.secret.catalog;

import java.util.Map;

/** What people find a secret by. */
public record SecretTags(Map<String, String> values) {}
