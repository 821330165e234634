package io.fairlead.console.help;

import io.fairlead.contracts.diagnosis.Diagnosis;
import io.fairlead.contracts.diagnosis.DiagnosisLookup;
import io.fairlead.contracts.diagnosis.DiagnosisStage;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** Explains the codes of diagnoses, and error texts of other tools by them. */
@Controller
class DiagnosisHelpController {

    @GetMapping("/help/diagnosis")
    String list(Model model) {
        Map<DiagnosisStage, List<Diagnosis>> byStage = new EnumMap<>(DiagnosisStage.class);
        for (var stage : DiagnosisStage.values()) {
            byStage.put(
                    stage,
                    Arrays.stream(Diagnosis.values())
                            .filter(diagnosis -> diagnosis.stage() == stage)
                            .toList());
        }
        model.addAttribute("stages", byStage);
        return "help/diagnoses";
    }

    @GetMapping("/help/diagnosis/lookup")
    String lookupForm() {
        return "help/lookup";
    }

    /** Shows what was typed once more, beside what it means; it is kept nowhere. */
    @PostMapping("/help/diagnosis/lookup")
    String lookUp(@RequestParam(defaultValue = "") String text, Model model) {
        model.addAttribute("text", text);
        if (!text.isBlank()) {
            model.addAttribute("found", DiagnosisLookup.find(text));
        }
        return "help/lookup";
    }

    @GetMapping("/help/diagnosis/{code}")
    String show(@PathVariable String code, Model model) {
        var diagnosis = Arrays.stream(Diagnosis.values())
                .filter(each -> each.name().equals(code))
                .findFirst()
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        model.addAttribute("diagnosis", diagnosis);
        return "help/diagnosis";
    }
}
