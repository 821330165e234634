package io.fairlead.secret.vault;

/** Something that is kept does not open in the place where it lies: it was changed or moved, by whoever did that. */
public class ValueDamaged extends RuntimeException {

    ValueDamaged() {
        super("What the database holds does not open in its place: it was changed or moved there.");
    }
}
