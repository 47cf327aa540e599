// Without the theme's fonts: readers have some, and no request has to be made for them.
import DefaultTheme from "vitepress/theme-without-fonts";
import "./style.css";

export default DefaultTheme;
