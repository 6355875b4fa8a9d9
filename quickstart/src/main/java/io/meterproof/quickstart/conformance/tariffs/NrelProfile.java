package io.meterproof.quickstart.conformance.tariffs;

import com.fasterxml.jackson.databind.JsonNode;
import io.meterproof.metering.rating.Intervals;
import io.meterproof.quickstart.conformance.set.VectorFiles;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The power of each equal step of a year, kW.
 *
 * @param seconds of a step
 */
record NrelProfile(List<BigDecimal> power, int seconds) {
    private static final int YEAR_SECONDS = 365 * 86_400;
    private static final Pattern NUMBER = Pattern.compile("[-+0-9.eE]+");
    private static final BigDecimal WATT_HOURS = BigDecimal.valueOf(1000);
    private static final BigDecimal SECONDS_PER_HOUR = BigDecimal.valueOf(3600);

    /**
     * Reads the profile that an input names. The last column is the power; a heading is skipped; of several years the
     * first is taken. A year that lacks a step is one all the same.
     *
     * @throws IllegalArgumentException where no file of that name is in the set
     */
    static NrelProfile of(Path profiles, JsonNode input) throws IOException {
        String name = input.path("file").asText();
        String stem = name.replaceAll("\\.csv$", "");
        Path file = VectorFiles.of(profiles).stream()
                .filter(candidate -> candidate
                        .getFileName()
                        .toString()
                        .matches(Pattern.quote(stem) + "\\..*csv(\\.gz)?|" + Pattern.quote(stem) + "\\.csv(\\.gz)?"))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no profile " + name));
        List<BigDecimal> power = read(file);
        int steps = input.path("n").asText().contains("* 4") ? power.size() : Math.min(power.size(), 8760);
        return new NrelProfile(power.subList(0, steps), (YEAR_SECONDS + steps / 2) / steps);
    }

    /** What each step takes, Wh. */
    Intervals energy() {
        long[] quantities = power.stream()
                .mapToLong(kilowatts -> kilowatts
                        .multiply(WATT_HOURS)
                        .multiply(BigDecimal.valueOf(seconds))
                        .divide(SECONDS_PER_HOUR, 0, RoundingMode.HALF_UP)
                        .longValueExact())
                .toArray();
        return intervals(quantities, seconds);
    }

    /** The same in shorter steps of the same power. */
    NrelProfile inSteps(int shorter) {
        List<BigDecimal> steps = new ArrayList<>();
        power.forEach(one -> {
            for (int i = 0; i < seconds / shorter; i++) {
                steps.add(one);
            }
        });
        return new NrelProfile(steps, shorter);
    }

    static Intervals intervals(long[] quantities, int seconds) {
        return new Intervals(
                quantities, 0, quantities.length, NrelTariff.YEAR.from().getEpochSecond(), seconds);
    }

    private static List<BigDecimal> read(Path file) throws IOException {
        List<BigDecimal> power = new ArrayList<>();
        try (InputStream bytes = VectorFiles.open(file);
                BufferedReader lines = new BufferedReader(new InputStreamReader(bytes, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String last = line.substring(line.lastIndexOf(',') + 1)
                        .replace("\"", "")
                        .strip();
                if (NUMBER.matcher(last).matches()) {
                    power.add(new BigDecimal(last));
                }
            }
        }
        return power;
    }
}
