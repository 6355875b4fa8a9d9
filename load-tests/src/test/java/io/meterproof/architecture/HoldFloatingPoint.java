package io.meterproof.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Set;
import java.util.stream.Stream;

/** Has a field, a parameter or a result of a floating-point type. */
final class HoldFloatingPoint extends ArchCondition<JavaClass> {
    private static final Set<String> TYPES = Set.of("float", "double", "java.lang.Float", "java.lang.Double");

    HoldFloatingPoint() {
        super("hold floating-point numbers");
    }

    @Override
    public void check(JavaClass type, ConditionEvents events) {
        for (JavaField field : type.getFields()) {
            if (isFloatingPoint(field.getRawType())) {
                events.add(SimpleConditionEvent.satisfied(field, field.getDescription()));
            }
        }
        for (JavaCodeUnit unit : type.getCodeUnits()) {
            if (Stream.concat(Stream.of(unit.getRawReturnType()), unit.getRawParameterTypes().stream())
                    .anyMatch(HoldFloatingPoint::isFloatingPoint)) {
                events.add(SimpleConditionEvent.satisfied(unit, unit.getDescription()));
            }
        }
    }

    private static boolean isFloatingPoint(JavaClass type) {
        return TYPES.contains(type.getBaseComponentType().getName());
    }
}
