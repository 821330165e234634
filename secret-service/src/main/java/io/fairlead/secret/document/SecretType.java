package io.fairlead.secret.document;

/** What a value is. It is chosen at the creation and stays. */
public enum SecretType {

    /** A text that people type: the field {@code value}. */
    SecretText("value"),

    /** Any bytes, such as a key file: the field {@code valueBase64}. */
    SecretFile("valueBase64");

    private final String field;

    SecretType(String field) {
        this.field = field;
    }

    /** Where the value stands in a request. */
    public String field() {
        return field;
    }
}
