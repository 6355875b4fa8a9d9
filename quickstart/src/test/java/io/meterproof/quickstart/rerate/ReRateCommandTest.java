package io.meterproof.quickstart.rerate;

import static org.assertj.core.api.Assertions.assertThat;

import io.meterproof.quickstart.Meterproof;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class ReRateCommandTest {
    @Test
    void aMonthIsPreviewedButNotSubmitted() {
        var err = new StringWriter();
        var line = Meterproof.commandLine();
        line.setErr(new PrintWriter(err, true));

        int exit =
                line.execute("re-rate", "--tariff", "home", "--with", "home-2.yaml", "--month", "2012-06", "--submit");

        assertThat(exit).isNotZero();
        assertThat(err.toString().lines()).singleElement().asString().contains("--month is for a preview");
    }
}
