package io.meterproof.metering.document;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.meterproof.metering.rating.DemandCharge;
import io.meterproof.metering.rating.DemandCharge.Assessment;
import io.meterproof.metering.rating.DemandCharge.Ratchet;
import io.meterproof.metering.rating.DynamicCharge;
import io.meterproof.metering.rating.EnergyCharge;
import io.meterproof.metering.rating.TariffComponent;
import io.meterproof.metering.rating.TieredCharge;
import io.meterproof.metering.rating.TieredCharge.Allocation;
import io.meterproof.metering.rating.TieredCharge.Basis;
import java.math.BigDecimal;

/** The JSON of components that depend on use: energy, tiers, dynamic prices, demand. */
final class UseJson {
    static final String ENERGY = "energy";
    static final String TIERED = "tiered";
    static final String DYNAMIC = "dynamic";
    static final String DEMAND = "demand";

    private static final int MINUTES_PER_DAY = 1440;
    private static final int LONGEST_RATCHET = 60;

    private UseJson() {}

    static TariffComponent readEnergy(String id, Fields fields) {
        return new EnergyCharge(id, ComponentJson.unit(fields), PriceJson.readFlat(fields));
    }

    static TariffComponent readTiered(String id, Fields fields) {
        return new TieredCharge(
                id,
                ComponentJson.unit(fields),
                ComponentJson.constant(fields, "allocation", Allocation.class),
                ComponentJson.constant(fields, "basis", Basis.class),
                PriceJson.readTiered(fields));
    }

    static TariffComponent readDynamic(String id, Fields fields) {
        return new DynamicCharge(
                id,
                ComponentJson.unit(fields),
                fields.identifier("series"),
                fields.price("factor"),
                fields.price("addition"));
    }

    static TariffComponent readDemand(String id, Fields fields) {
        int window = fields.count("windowMinutes");
        fields.check(
                window > 0 && MINUTES_PER_DAY % window == 0,
                "windowMinutes",
                "is not a number of minutes that divides a day");
        return new DemandCharge(
                id,
                window,
                ComponentJson.constant(fields, "assessed", Assessment.class),
                PriceJson.readTiered(fields),
                fields.optional("ratchet", field -> readRatchet(fields.object(field))));
    }

    static boolean write(ObjectNode object, TariffComponent component) {
        if (component instanceof EnergyCharge energy) {
            object.put("kind", ENERGY).put("unit", energy.unit().symbol());
            PriceJson.writeFlat(object, energy.prices());
        } else if (component instanceof TieredCharge tiered) {
            object.put("kind", TIERED)
                    .put("unit", tiered.unit().symbol())
                    .put("allocation", ComponentJson.name(tiered.allocation()))
                    .put("basis", ComponentJson.name(tiered.basis()));
            PriceJson.writeTiered(object, tiered.prices());
        } else if (component instanceof DynamicCharge dynamic) {
            object.put("kind", DYNAMIC)
                    .put("unit", dynamic.unit().symbol())
                    .put("series", dynamic.series())
                    .put("factor", dynamic.factor().toPlainString())
                    .put("addition", dynamic.addition().toPlainString());
        } else if (component instanceof DemandCharge demand) {
            object.put("kind", DEMAND)
                    .put("windowMinutes", demand.windowMinutes())
                    .put("assessed", ComponentJson.name(demand.assessment()));
            PriceJson.writeTiered(object, demand.prices());
            demand.ratchet().ifPresent(ratchet -> object.putObject("ratchet")
                    .put("percent", ratchet.percent().toPlainString())
                    .put("cycles", ratchet.cycles()));
        } else {
            return false;
        }
        return true;
    }

    private static Ratchet readRatchet(Fields fields) {
        BigDecimal percent = ShareJson.percent(fields);
        int cycles = fields.count("cycles");
        fields.check(cycles > 0 && cycles <= LONGEST_RATCHET, "cycles", "is not from 1 to " + LONGEST_RATCHET);
        fields.done();
        return new Ratchet(percent, cycles);
    }
}
