package io.meterproof.quickstart.conformance.tariffs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What loads cost under eeco's charges, rated by our engine charge by charge. */
record EecoCostCases(Path set) {
    private static final String QUARTER = "15m";
    private static final int QUARTERS = 96;

    /** Charges that the case itself lists; their rows' dates are those of the load. */
    BigDecimal cost(JsonNode test) {
        Map<String, List<BigDecimal>> dictionary = new LinkedHashMap<>();
        test.path("charge_dict")
                .fields()
                .forEachRemaining(charge -> dictionary.put(charge.getKey(), EecoPriceCases.numbers(charge.getValue())));
        EecoBill bill = new EecoBill(
                LocalDate.EPOCH, EecoLoads.stepSeconds(test.path("resolution").asText(QUARTER)), test);
        return bill.cost(
                dictionary,
                texts(test.path("desired_utility")),
                texts(test.path("desired_charge_type")),
                BigDecimal.ONE);
    }

    /** Charges of one type in a table of rates; over more than a day they scale demand by a factor of the case. */
    BigDecimal ofBilling(JsonNode test, String type) throws IOException {
        LocalDate start = LocalDate.parse(test.path("start_dt").asText());
        Map<String, List<BigDecimal>> charges = charges(
                test.path("billing_data").asText(),
                start,
                LocalDate.parse(test.path("end_dt").asText()));
        EecoBill bill = new EecoBill(start, EecoLoads.stepSeconds(QUARTER), test);
        BigDecimal scale = test.has("scale_factor") ? test.path("scale_factor").decimalValue() : BigDecimal.ONE;
        return bill.cost(charges, texts(test.path("utility")), List.of(type), scale);
    }

    BigDecimal exportRevenue(JsonNode test) {
        ObjectNode load = JsonNodeFactory.instance.objectNode();
        load.putObject("consumption_data_dict").putObject("electric").set("exports", test.path("export_data"));
        EecoBill bill =
                new EecoBill(LocalDate.EPOCH, 3600 / test.path("divisor").asInt(), load);
        List<BigDecimal> prices = EecoPriceCases.numbers(test.path("charge_array"));
        return bill.cost(Map.of("electric_export_0_19700101_19700101_0", prices), List.of(), List.of(), BigDecimal.ONE)
                .negate();
    }

    /** The inputs stand in their test and not in the case: 1 kW on 10 July 2024 under billing.csv. */
    BigDecimal individual(JsonNode test) throws IOException {
        LocalDate day = LocalDate.of(2024, 7, 10);
        ObjectNode load = JsonNodeFactory.instance.objectNode();
        ArrayNode powers = load.putObject("consumption_data_dict").putArray("electric");
        for (int i = 0; i < QUARTERS; i++) {
            powers.add(1);
        }
        EecoBill bill = new EecoBill(day, EecoLoads.stepSeconds(QUARTER), load);
        return bill.cost(
                charges("tests/data/input/billing.csv", day, day.plusDays(1)),
                List.of("electric"),
                texts(test.path("charge_list")),
                BigDecimal.ONE);
    }

    private Map<String, List<BigDecimal>> charges(String file, LocalDate start, LocalDate end) throws IOException {
        return EecoRates.read(set.resolve(file)).charges(start, end, EecoLoads.stepSeconds(QUARTER));
    }

    /** One word or several; nothing stands for all. */
    private static List<String> texts(JsonNode words) {
        if (words.isTextual()) {
            return List.of(words.textValue());
        }
        List<String> texts = new ArrayList<>();
        words.forEach(word -> texts.add(word.asText()));
        return texts;
    }
}
