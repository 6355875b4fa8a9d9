package io.meterproof.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import java.nio.file.Files;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The modules that decide: they are given time, chance and bytes, and return what they conclude. */
class PurityTest {
    private static final String TLOG = "io.meterproof.tlog..";
    private static final String FORMATS = "io.meterproof.formats..";
    private static final String METERING = "io.meterproof.metering..";
    private static final String BUNDLE = "io.meterproof.bundle..";

    private static final List<String> PLATFORM =
            List.of("java..", "javax.crypto..", "javax.security.auth.x500..", "org.jspecify..");
    private static final List<String> CRYPTOGRAPHY = List.of("org.bouncycastle..", "com.amazon.corretto..");
    private static final List<String> JSON = List.of("com.fasterxml.jackson..", "org.erdtman.jcs..");
    private static final List<String> XML = List.of("javax.xml.stream..");
    private static final List<String> CSV = List.of("org.apache.commons.csv..");

    /** A pure module and the packages that it may know. */
    record Pure(Module module, List<String> allowed, boolean exact) {
        JavaClasses classes() {
            return module.classes();
        }

        @Override
        public String toString() {
            return module.toString();
        }
    }

    @SafeVarargs
    private static Pure pure(String module, boolean exact, List<String>... allowed) {
        return new Pure(
                Module.named(module),
                Stream.concat(PLATFORM.stream(), Stream.of(allowed).flatMap(List::stream))
                        .toList(),
                exact);
    }

    static List<Pure> pureModules() {
        return List.of(
                pure("ledger-anchor/transparency-log", true, List.of(TLOG), CRYPTOGRAPHY),
                pure("ingest-connectors/formats", false, List.of(FORMATS, TLOG), JSON, XML, CSV, CRYPTOGRAPHY),
                pure("stream-jobs/metering", true, List.of(METERING, FORMATS, TLOG), JSON, CRYPTOGRAPHY),
                pure("ledger-anchor/proof-bundle", true, List.of(BUNDLE, METERING, FORMATS, TLOG), JSON, CRYPTOGRAPHY));
    }

    static List<Pure> modulesOfMoneyAndEnergy() {
        return pureModules().stream().filter(Pure::exact).toList();
    }

    @ParameterizedTest
    @MethodSource("pureModules")
    void aPureModuleKnowsOnlyThoseBelowItAndAFewLibraries(Pure pure) {
        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(pure.allowed().toArray(String[]::new))
                .check(pure.classes());
    }

    @ParameterizedTest
    @MethodSource("pureModules")
    void aPureModuleTakesTimeAndChanceAsArguments(Pure pure) {
        noClasses().should(new UseAmbientTimeOrChance()).check(pure.classes());
    }

    @ParameterizedTest
    @MethodSource("pureModules")
    void aPureModuleTouchesNoFileAndNoNetwork(Pure pure) {
        noClasses()
                .should()
                .dependOnClassesThat()
                .belongToAnyOf(Files.class)
                .orShould()
                .dependOnClassesThat()
                .resideInAnyPackage("java.net..", "java.nio.channels..")
                .check(pure.classes());
    }

    @ParameterizedTest
    @MethodSource("modulesOfMoneyAndEnergy")
    void moneyAndEnergyAreNeverFloatingPoint(Pure pure) {
        noClasses().should(new HoldFloatingPoint()).check(pure.classes());
    }
}
