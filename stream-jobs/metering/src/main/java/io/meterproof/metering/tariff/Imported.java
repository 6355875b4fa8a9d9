package io.meterproof.metering.tariff;

import io.meterproof.metering.rating.Tariff;
import java.util.List;

/** A tariff that was made of another system's, and what was not taken over literally: to be read before it is approved. */
public record Imported(Tariff tariff, List<String> notes) {
    public Imported {
        notes = List.copyOf(notes);
    }
}
