package io.meterproof.billing.topology;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.meterproof.billing.statement.Charge;
import io.meterproof.billing.statement.ChargeKey;
import io.meterproof.billing.statement.Charges;
import io.meterproof.billing.statement.MeteredUse;
import io.meterproof.statement.Use;
import java.util.Optional;

/**
 * The state stores' values, with numbers as strings: a use is {@code [usagePoint, endUse, unit]}, an entry's use
 * {@code [usagePoint, endUse, unit, origin, simulated, exported]}; charges have {@code charges}, a list of
 * {@code [usagePoint, endUse, unit, component, name or null, quantity, amount, exported]}, and {@code used}, a list of
 * {@code [usagePoint, endUse, unit, origin, simulated, exported, quantity]}; of what is deducted the sub-meter's usage point follows.
 */
final class StateJson {
    private static final ObjectMapper JSON = new ObjectMapper();

    private StateJson() {}

    static String ofUse(Use use) {
        return add(JSON.createArrayNode(), use).toString();
    }

    static Use use(String json) {
        return use(parse(json));
    }

    static String ofCharges(Charges charges) {
        ObjectNode all = JSON.createObjectNode();
        ArrayNode list = all.putArray("charges");
        charges.byKey().forEach((key, charge) -> add(list.addArray(), key.use())
                .add(key.component())
                .add(key.name().orElse(null))
                .add(Long.toString(charge.quantity()))
                .add(Long.toString(charge.amount()))
                .add(key.exported()));
        ArrayNode used = all.putArray("used");
        charges.used().forEach((use, quantity) -> {
            ArrayNode row = add(used.addArray(), use).add(Long.toString(quantity));
            addSubMeter(row, use);
        });
        return all.toString();
    }

    static Charges charges(String json) {
        Charges charges = new Charges();
        JsonNode all = parse(json);
        for (JsonNode row : all.path("used")) {
            charges.use(meteredUse(row, 7), Long.parseLong(row.get(6).textValue()));
        }
        for (JsonNode row : all.path("charges")) {
            charges.add(
                    new ChargeKey(
                            use(row),
                            row.get(7).booleanValue(),
                            row.get(3).textValue(),
                            Optional.ofNullable(row.get(4).textValue())),
                    new Charge(
                            Long.parseLong(row.get(5).textValue()),
                            Long.parseLong(row.get(6).textValue())));
        }
        return charges;
    }

    static String ofMeteredUse(MeteredUse use) {
        return addSubMeter(add(JSON.createArrayNode(), use), use).toString();
    }

    static MeteredUse meteredUse(String json) {
        return meteredUse(parse(json), 6);
    }

    private static ArrayNode add(ArrayNode row, MeteredUse use) {
        return add(row, use.use()).add(use.origin()).add(use.simulated()).add(use.exported());
    }

    private static ArrayNode addSubMeter(ArrayNode row, MeteredUse use) {
        return use.subMeter().isEmpty() ? row : row.add(use.subMeter());
    }

    private static MeteredUse meteredUse(JsonNode row, int subMeter) {
        return new MeteredUse(
                use(row),
                row.get(3).textValue(),
                row.get(4).booleanValue(),
                row.get(5).booleanValue(),
                row.path(subMeter).asText());
    }

    private static ArrayNode add(ArrayNode row, Use use) {
        return row.add(use.usagePoint()).add(use.endUse()).add(use.unit());
    }

    private static Use use(JsonNode row) {
        return new Use(
                row.get(0).textValue(), row.get(1).textValue(), row.get(2).textValue());
    }

    private static JsonNode parse(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the state store holds something that was never written", e);
        }
    }
}
