package io.meterproof.quickstart.part;

import java.util.Map;

/** All that a part has to know to start: what is built, where it keeps its data, which ports are whose. */
public record Site(Installation installation, StackDirectory directory, Map<String, Integer> ports) {
    public Site {
        ports = Map.copyOf(ports);
    }

    public int port(Port port) {
        return ports.get(port.label());
    }

    public Endpoints endpoints() {
        return Endpoints.of(directory, ports);
    }
}
