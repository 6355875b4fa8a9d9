package io.meterproof.loadtests.attack;

import java.util.function.Supplier;

/** The stations that sign moments, by the names of the command line. */
enum Stations {
    ocmf(OcmfStation::new),
    alfen(AlfenStation::new),
    sml(SmlStation::new),
    smlxml(SmlXmlStation::new),
    mennekes(MennekesStation::new);

    private final Supplier<Station> station;

    Stations(Supplier<Station> station) {
        this.station = station;
    }

    Station station() {
        return station.get();
    }
}
