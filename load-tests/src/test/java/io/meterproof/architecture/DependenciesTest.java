package io.meterproof.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import org.junit.jupiter.api.Test;

class DependenciesTest {
    private static final JavaClasses ALL = Module.classesOfAll();

    @Test
    void avroRecordsAreUsedOnlyWhereBytesComeInOrGoOut() {
        noClasses()
                .that()
                .resideOutsideOfPackages(
                        "io.meterproof.records..",
                        "io.meterproof.connect..",
                        "io.meterproof.jobs..",
                        "io.meterproof.anchor..",
                        "io.meterproof.billing..",
                        "io.meterproof.quickstart..",
                        "io.meterproof.loadtests..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.meterproof.records.avro..")
                .check(ALL);
    }

    @Test
    void nothingDependsOnQuickstart() {
        noClasses()
                .that()
                .resideOutsideOfPackage("io.meterproof.quickstart..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.meterproof.quickstart..")
                .check(ALL);
    }

    @Test
    void nothingDependsOnTheLoadTests() {
        noClasses()
                .that()
                .resideOutsideOfPackage("io.meterproof.loadtests..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.meterproof.loadtests..")
                .check(ALL);
    }

    @Test
    void servicesKnowEachOtherOnlyThroughTopicsAndTheirInterfaces() {
        for (String service : new String[] {"connect", "jobs", "anchor", "billing"}) {
            String own = "io.meterproof." + service + "..";
            noClasses()
                    .that()
                    .resideOutsideOfPackage(own)
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage(own)
                    .check(ALL);
        }
    }

    @Test
    void namesSayWhatAClassIs() {
        classes()
                .that()
                .resideInAPackage("io.meterproof..")
                .should()
                .haveNameNotMatching(".*(Manager|Managers|Helper|Helpers|Utils|Util|Utilities)$")
                .check(ALL);
    }
}
