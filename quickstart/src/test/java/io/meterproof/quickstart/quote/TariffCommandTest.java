package io.meterproof.quickstart.quote;

import static org.assertj.core.api.Assertions.assertThat;

import io.meterproof.quickstart.Meterproof;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TariffCommandTest {
    private static final String OCPI = "{\"id\":\"t-1\",\"currency\":\"EUR\",\"min_price\":{\"excl_vat\":1},"
            + "\"elements\":[{\"price_components\":[{\"type\":\"ENERGY\",\"price\":0.35,\"step_size\":1}]}]}";

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path directory;

    @Test
    void anImportedTariffIsAFileThatPassesTheCheck() throws IOException {
        Path source = Files.writeString(directory.resolve("ocpi.json"), OCPI);

        assertThat(tariff("import", "ocpi", source.toString(), "--zone", "UTC", "--from", "2026-01-01T00:00:00Z"))
                .isZero();
        assertThat(err.toString().strip()).isEqualTo("min_price is not taken over");
        Path made = Files.writeString(directory.resolve("t-1.json"), out.toString());
        assertThat(tariff("check", made.toString())).isZero();
        assertThat(out.toString()).containsPattern("[0-9a-f]{64} t-1 from 2026-01-01T00:00:00Z");
    }

    @Test
    void whatCannotBeExpressedIsOneClearLine() throws IOException {
        Path source = Files.writeString(directory.resolve("ocpi.json"), OCPI.replace("ENERGY", "WIND"));

        assertThat(tariff("import", "ocpi", source.toString(), "--zone", "UTC", "--from", "2026-01-01T00:00:00Z"))
                .isEqualTo(2);
        assertThat(err.toString())
                .contains("ocpi.json: elements[0].price_components[0].type: is no dimension of OCPI 2.2.1: WIND");
    }

    @Test
    void aFileThatIsWrongFailsTheCheckWithItsLine() throws IOException {
        Path file = Files.writeString(directory.resolve("home.yaml"), "id: home\ncurrency: XXX\n");

        assertThat(tariff("check", file.toString())).isEqualTo(1);
        assertThat(err.toString()).contains("home.yaml: line ");
    }

    @Test
    void pricesThatCannotBeUsedAreNamedByTheirRecord() throws IOException {
        Path file = Files.writeString(
                directory.resolve("prices.csv"), "from,to,price\n2026-03-21T23:00:00Z,2026-03-22T00:00:00Z,cheap\n");

        assertThat(tariff("prices", "DE-LU", file.toString(), "--data-dir", directory.toString()))
                .isEqualTo(2);
        assertThat(err.toString()).contains("prices.csv: record 1: price 'cheap' is not a decimal number");
        assertThat(tariff("prices", "DE-LU", "nowhere.csv", "--data-dir", directory.toString()))
                .isEqualTo(2);
        assertThat(err.toString()).contains("nowhere.csv cannot be read: there is no such file");
    }

    private int tariff(String... arguments) {
        String[] all = new String[arguments.length + 1];
        all[0] = "tariff";
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        return Meterproof.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(all);
    }
}
