package io.fairlead.http;

import java.util.List;

/** A request with faults; names every one of them. */
public class InvalidRequest extends RuntimeException {

    private final transient List<Fault> faults;

    public InvalidRequest(List<Fault> faults) {
        super("%d faults: %s"
                .formatted(faults.size(), faults.stream().map(Fault::pointer).toList()));
        this.faults = List.copyOf(faults);
    }

    public InvalidRequest(String pointer, String code, String detail) {
        this(List.of(new Fault(pointer, code, detail)));
    }

    public List<Fault> faults() {
        return faults;
    }
}
