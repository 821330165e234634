package io.fairlead.identity.login;

import io.fairlead.audit.Audited;
import io.fairlead.identity.person.ChangePassword;
import io.fairlead.identity.person.PasswordRule;
import io.fairlead.identity.person.VerifyPassword;
import io.fairlead.limits.Limit;
import io.fairlead.limits.Limited;
import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Lets people change their own password. */
@Controller
@RequestMapping("/account")
class AccountController {

    private final VerifyPassword verifyPassword;
    private final ChangePassword changePassword;

    AccountController(VerifyPassword verifyPassword, ChangePassword changePassword) {
        this.verifyPassword = verifyPassword;
        this.changePassword = changePassword;
    }

    @GetMapping
    String account(Principal caller, @RequestParam @Nullable String changed, Model page) {
        if (changed != null) {
            page.addAttribute("notice", "Password changed. You are signed out everywhere else.");
        }
        page.addAttribute("name", caller.getName());
        return "account";
    }

    @Audited("person.password-changed")
    @Limited(Limit.PASSWORD_CHANGE)
    @PostMapping("/password")
    String change(
            Principal caller,
            @RequestParam(defaultValue = "") String password,
            @RequestParam(defaultValue = "") String wanted,
            @RequestParam(defaultValue = "") String again,
            Model page,
            HttpServletResponse response) {
        var fault = fault(caller.getName(), password, wanted, again);
        if (fault == null) {
            changePassword.change(caller.getName(), wanted);
            return "redirect:/account?changed";
        }
        response.setStatus(HttpStatus.BAD_REQUEST.value());
        page.addAttribute("error", fault);
        page.addAttribute("name", caller.getName());
        return "account";
    }

    private @Nullable String fault(String name, String password, String wanted, String again) {
        if (!wanted.equals(again)) {
            return "The new password is not the same both times.";
        }
        if (!PasswordRule.allows(wanted)) {
            return PasswordRule.TEXT;
        }
        return verifyPassword.verify(name, password).isEmpty() ? "The current password is not right." : null;
    }
}
