package io.meterproof.billing.topology;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.meterproof.billing.statement.Charge;
import io.meterproof.billing.statement.ChargeKey;
import io.meterproof.billing.statement.Charges;
import io.meterproof.billing.statement.Use;
import java.util.Optional;

/**
 * The state stores' values: a use is {@code [usagePoint, endUse, unit]}; charges are a list of
 * {@code [usagePoint, endUse, unit, component, name or null, quantity, amount]} with numbers as strings.
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
        ArrayNode list = JSON.createArrayNode();
        charges.byKey().forEach((key, charge) -> add(list.addArray(), key.use())
                .add(key.component())
                .add(key.name().orElse(null))
                .add(Long.toString(charge.quantity()))
                .add(Long.toString(charge.amount())));
        return list.toString();
    }

    static Charges charges(String json) {
        Charges charges = new Charges();
        for (JsonNode row : parse(json)) {
            charges.add(
                    new ChargeKey(
                            use(row),
                            row.get(3).textValue(),
                            Optional.ofNullable(row.get(4).textValue())),
                    new Charge(
                            Long.parseLong(row.get(5).textValue()),
                            Long.parseLong(row.get(6).textValue())));
        }
        return charges;
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
