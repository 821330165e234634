package io.fairlead.identity.login;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Shows the page to log in at. */
@Controller
class LoginController {

    @GetMapping("/")
    String home() {
        return "redirect:/account";
    }

    @GetMapping("/login")
    String login(
            @RequestParam @Nullable String error,
            @RequestParam @Nullable String out,
            @RequestParam @Nullable String late,
            @RequestParam @Nullable String busy,
            Model page) {
        if (error != null) {
            page.addAttribute("error", "Incorrect username or password.");
        } else if (busy != null) {
            page.addAttribute(
                    "error", "Too many people are logging in at this moment. Please try again in a few seconds.");
        } else if (late != null) {
            page.addAttribute("error", "The page was open for too long. Please try again.");
        } else if (out != null) {
            page.addAttribute("notice", "You are signed out. Other open pages may keep working for up to a minute.");
        }
        return "login";
    }
}
