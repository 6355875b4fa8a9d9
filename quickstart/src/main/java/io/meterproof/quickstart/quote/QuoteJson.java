package io.meterproof.quickstart.quote;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.meterproof.metering.rating.Line;

/** A quote as JSON: lines as in ledger entries, quantities in milli-units and amounts in micro-units as strings. */
final class QuoteJson {
    private QuoteJson() {}

    static ObjectNode of(Quote quote) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("tariff", quote.tariff().id())
                .put("currency", quote.tariff().currency())
                .put("from", quote.use().from().toString())
                .put("to", quote.use().to().toString());
        ArrayNode lines = json.putArray("lines");
        quote.lines().forEach(line -> lines.add(line(line)));
        ObjectNode components = json.putObject("components");
        quote.components().forEach((component, amount) -> components.put(component, Long.toString(amount)));
        json.put("total", Long.toString(quote.total()));
        ArrayNode unpriced = json.putArray("unpriced");
        quote.unpriced().forEach(one -> unpriced.addObject()
                .put("component", one.component())
                .put("from", one.from().toString())
                .put("to", one.to().toString())
                .put("quantity", Long.toString(one.quantity())));
        return json;
    }

    private static ObjectNode line(Line line) {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("component", line.component());
        line.name().ifPresent(name -> json.put("name", name));
        return json.put("from", line.from().toString())
                .put("to", line.to().toString())
                .put("quantity", Long.toString(line.quantity()))
                .put("price", line.price().toPlainString())
                .put("amount", Long.toString(line.amount()));
    }
}
