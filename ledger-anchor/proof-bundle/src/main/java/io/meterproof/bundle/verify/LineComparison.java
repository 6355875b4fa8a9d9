package io.meterproof.bundle.verify;

import io.meterproof.metering.rating.Line;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Compares a billed line with the recomputed one, and names the first field that differs. */
final class LineComparison {
    private static final Map<String, Function<Line, Object>> FIELDS = fields();

    private LineComparison() {}

    /** The lines of an entry are the recomputed ones, in their order. */
    static void requireAll(List<Line> billed, List<Line> computed, int position) {
        for (int i = 0; i < Math.min(billed.size(), computed.size()); i++) {
            require(billed.get(i), computed.get(i), Dossier.entryPath(position, "lines[" + i + "]"));
        }
        RefusedException.require(
                billed.size() == computed.size(),
                Dossier.entryPath(position, "lines"),
                "are " + billed.size() + " where " + computed.size() + " are recomputed");
    }

    private static void require(Line billed, Line computed, String path) {
        FIELDS.forEach((name, value) -> {
            Object expected = value.apply(computed);
            boolean same = value.apply(billed).equals(expected);
            RefusedException.require(same, path + "." + name, "is not the recomputed " + expected);
        });
    }

    private static Map<String, Function<Line, Object>> fields() {
        Map<String, Function<Line, Object>> fields = new LinkedHashMap<>();
        fields.put("component", Line::component);
        fields.put("name", line -> line.name().orElse("(none)"));
        fields.put("from", Line::from);
        fields.put("to", Line::to);
        fields.put("quantity", Line::quantity);
        fields.put("price", Line::price);
        fields.put("amount", Line::amount);
        fields.put("agreement", line -> line.agreement().map(Object::toString).orElse("(none)"));
        return fields;
    }
}
