package io.fairlead.connector.document;

import io.fairlead.http.Fault;
import java.util.ArrayList;
import java.util.List;

/** Collects what is wrong with a document while it is read. */
final class Faults {

    private final List<Fault> found = new ArrayList<>();

    void add(String pointer, String code, String detail) {
        found.add(new Fault(pointer, code, detail));
    }

    boolean none() {
        return found.isEmpty();
    }

    List<Fault> found() {
        return List.copyOf(found);
    }
}
